//! Any value as a tree that is cheap to make: what a format needs that looks ahead before it writes.
//!
//! In: a value of the model. Out: its [`Node`], whose keys are borrowed where they are the names of fields.

use serde::de::value::Error;
use serde::ser::{Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, Serializer};
use serde_json::{value::Serializer as Plain, Value};
use std::borrow::Cow;

/// A value.
#[derive(Debug)]
pub enum Node {
    /// A string, a number, true, false or nothing.
    Plain(Value),
    /// Items in order.
    List(Vec<Node>),
    /// Keys with their values, in order.
    Map(Vec<(Cow<'static, str>, Node)>),
}

impl Node {
    /// That of a value; nothing for what has no keys that are strings.
    pub fn of(value: &impl Serialize) -> Node {
        value.serialize(Make).unwrap_or(Node::Plain(Value::Null))
    }
}

/// Makes nodes.
struct Make;

fn plain(value: Result<Value, serde_json::Error>) -> Result<Node, Error> {
    value.map(Node::Plain).map_err(serde::ser::Error::custom)
}

impl Serializer for Make {
    type Ok = Node;
    type Error = Error;
    type SerializeSeq = List;
    type SerializeTuple = List;
    type SerializeTupleStruct = Impossible<Node, Error>;
    type SerializeTupleVariant = Impossible<Node, Error>;
    type SerializeMap = Map;
    type SerializeStruct = Map;
    type SerializeStructVariant = Impossible<Node, Error>;

    fn serialize_bool(self, v: bool) -> Result<Node, Error> {
        plain(Plain.serialize_bool(v))
    }
    fn serialize_i8(self, v: i8) -> Result<Node, Error> {
        plain(Plain.serialize_i8(v))
    }
    fn serialize_i16(self, v: i16) -> Result<Node, Error> {
        plain(Plain.serialize_i16(v))
    }
    fn serialize_i32(self, v: i32) -> Result<Node, Error> {
        plain(Plain.serialize_i32(v))
    }
    fn serialize_i64(self, v: i64) -> Result<Node, Error> {
        plain(Plain.serialize_i64(v))
    }
    fn serialize_u8(self, v: u8) -> Result<Node, Error> {
        plain(Plain.serialize_u8(v))
    }
    fn serialize_u16(self, v: u16) -> Result<Node, Error> {
        plain(Plain.serialize_u16(v))
    }
    fn serialize_u32(self, v: u32) -> Result<Node, Error> {
        plain(Plain.serialize_u32(v))
    }
    fn serialize_u64(self, v: u64) -> Result<Node, Error> {
        plain(Plain.serialize_u64(v))
    }
    fn serialize_f32(self, v: f32) -> Result<Node, Error> {
        plain(Plain.serialize_f32(v))
    }
    fn serialize_f64(self, v: f64) -> Result<Node, Error> {
        plain(Plain.serialize_f64(v))
    }
    fn serialize_char(self, v: char) -> Result<Node, Error> {
        plain(Plain.serialize_char(v))
    }
    fn serialize_str(self, v: &str) -> Result<Node, Error> {
        plain(Plain.serialize_str(v))
    }
    fn serialize_bytes(self, v: &[u8]) -> Result<Node, Error> {
        v.serialize(self)
    }
    fn serialize_none(self) -> Result<Node, Error> {
        self.serialize_unit()
    }
    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<Node, Error> {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Result<Node, Error> {
        Ok(Node::Plain(Value::Null))
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<Node, Error> {
        self.serialize_unit()
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<Node, Error> {
        self.serialize_str(name)
    }
    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Result<Node, Error> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<Node, Error> {
        Ok(Node::Map(vec![(name.into(), value.serialize(self)?)]))
    }
    fn serialize_seq(self, len: Option<usize>) -> Result<List, Error> {
        Ok(List(Vec::with_capacity(len.unwrap_or(0))))
    }
    fn serialize_tuple(self, len: usize) -> Result<List, Error> {
        self.serialize_seq(Some(len))
    }
    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        Err(unknown(name))
    }
    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Err(unknown(name))
    }
    fn serialize_map(self, len: Option<usize>) -> Result<Map, Error> {
        Ok(Map(Vec::with_capacity(len.unwrap_or(0)), None))
    }
    fn serialize_struct(self, _: &'static str, len: usize) -> Result<Map, Error> {
        self.serialize_map(Some(len))
    }
    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        Err(unknown(name))
    }
}

fn unknown(name: &str) -> Error {
    serde::ser::Error::custom(format!("{name} has no place in a timeline"))
}

/// A list in the making.
struct List(Vec<Node>);

impl SerializeSeq for List {
    type Ok = Node;
    type Error = Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        self.0.push(value.serialize(Make)?);
        Ok(())
    }
    fn end(self) -> Result<Node, Error> {
        Ok(Node::List(self.0))
    }
}

impl SerializeTuple for List {
    type Ok = Node;
    type Error = Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        SerializeSeq::serialize_element(self, value)
    }
    fn end(self) -> Result<Node, Error> {
        SerializeSeq::end(self)
    }
}

/// A map in the making, and the key whose value comes next.
struct Map(Vec<(Cow<'static, str>, Node)>, Option<String>);

impl SerializeMap for Map {
    type Ok = Node;
    type Error = Error;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), Error> {
        self.1 = match key.serialize(Make)? {
            Node::Plain(Value::String(key)) => Some(key),
            _ => return Err(unknown("such a key")),
        };
        Ok(())
    }
    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        self.0.push((self.1.take().unwrap_or_default().into(), value.serialize(Make)?));
        Ok(())
    }
    fn end(self) -> Result<Node, Error> {
        Ok(Node::Map(self.0))
    }
}

impl SerializeStruct for Map {
    type Ok = Node;
    type Error = Error;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.0.push((key.into(), value.serialize(Make)?));
        Ok(())
    }
    fn end(self) -> Result<Node, Error> {
        Ok(Node::Map(self.0))
    }
}
