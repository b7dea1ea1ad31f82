//! The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez & Satta 2011), with the root after the last word.
//!
//! A state is a stack, a place in the sentence, and the arcs so far. Three moves: shift the next word onto the stack;
//! hang the top of the stack on the next word (left); hang it on the one below it (right). 2n moves parse n words.

/// A move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Move {
    Shift,
    Left,
    Right,
}

/// The moves in the order of their weights.
pub const MOVES: [Move; 3] = [Move::Shift, Move::Left, Move::Right];

/// A word in the tree that grows.
#[derive(Debug, Clone, Copy)]
pub struct Node {
    /// Its head: the place of a word, or of the root.
    pub head: u32,
    /// Its relation.
    pub label: u8,
    /// How many dependents it has on either side, up to 15.
    pub counts: [u8; 2],
    /// Its outermost dependent on the left, and the one before that.
    pub left: [u32; 2],
    /// Its outermost dependent on the right, and the one before that.
    pub right: [u32; 2],
    /// The relations of its dependents on either side, a bit each.
    pub labels: [u64; 2],
}

/// A sentence half parsed. Places: 0..n words, n the root, n + 1 nothing.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// How many words.
    pub n: u32,
    /// Words that wait for their head, the top last.
    pub stack: Vec<u32>,
    /// The next word.
    pub next: u32,
    /// The tree.
    pub nodes: Vec<Node>,
}

impl State {
    /// Starts a sentence of `n` words.
    pub fn reset(&mut self, n: usize) {
        self.n = n as u32;
        self.next = 0;
        self.stack.clear();
        self.nodes.clear();
        let none = self.n + 1;
        let node = Node { head: none, label: 0, counts: [0; 2], left: [none; 2], right: [none; 2], labels: [0; 2] };
        self.nodes.resize(n + 2, node);
    }

    /// The place that stands for nothing.
    pub fn none(&self) -> u32 {
        self.n + 1
    }

    /// The `k`-th of the stack from the top, or nothing.
    #[inline(always)]
    pub fn top(&self, k: usize) -> u32 {
        let depth = self.stack.len();
        if k < depth {
            self.stack[depth - 1 - k]
        } else {
            self.none()
        }
    }

    /// Whether every word has its head.
    pub fn done(&self) -> bool {
        self.next == self.n && self.stack.is_empty()
    }

    /// Which moves may be made.
    #[inline]
    pub fn legal(&self) -> [bool; 3] {
        let (depth, end) = (self.stack.len(), self.next == self.n);
        [!end, depth >= 1 && (!end || depth == 1), depth >= 2]
    }

    /// Head and dependent of the arc that a move would make.
    #[inline]
    pub fn arc(&self, action: Move) -> (u32, u32) {
        (if action == Move::Right { self.top(1) } else { self.next }, self.top(0))
    }

    /// Makes a move.
    #[inline]
    pub fn apply(&mut self, action: Move, label: u8) {
        if action == Move::Shift {
            self.stack.push(self.next);
            self.next += 1;
            return;
        }
        let (head, dependent) = self.arc(action);
        self.stack.pop();
        let node = &mut self.nodes[dependent as usize];
        node.head = head;
        node.label = label;
        let node = &mut self.nodes[head as usize];
        let side = usize::from(dependent > head);
        let row = if side == 0 { &mut node.left } else { &mut node.right };
        *row = [dependent, row[0]];
        node.counts[side] = (node.counts[side] + 1).min(15);
        node.labels[side] |= 1 << (label & 63);
    }
}
