//! Columns that the JSON bridge cannot write, or writes as nobody means them.
//!
//! Times in a zone that has a name (`timestamp[us, tz=UTC]`, as pandas, Spark and data sets write them) it refuses. They are moments, and a table of
//! zones would be a dependency for what means the same: they are printed in UTC. Bytes it writes in hexadecimal; where all of a column's are UTF-8,
//! they are text that a writer did not call so.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType,
};
use arrow_array::{
    Array, ArrayRef, GenericBinaryArray, GenericListArray, GenericStringArray, OffsetSizeTrait, RecordBatch,
    StructArray,
};
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Fields, Schema, TimeUnit};
use std::sync::Arc;

/// The offset of UTC.
const UTC: &str = "+00:00";

/// The batch with every named zone as an offset and bytes as text; in columns, and in lists and records inside of them.
pub(super) fn columns(batch: &RecordBatch) -> Result<RecordBatch, ArrowError> {
    if !batch.schema_ref().fields().iter().any(|field| is_odd(field.data_type())) {
        return Ok(batch.clone());
    }
    let columns: Vec<ArrayRef> = batch.columns().iter().map(plain).collect();
    let schema = Schema::new(typed_as(batch.schema_ref().fields(), &columns));
    RecordBatch::try_new(Arc::new(schema), columns)
}

fn is_odd(kind: &DataType) -> bool {
    match kind {
        DataType::Binary | DataType::LargeBinary => true,
        DataType::Timestamp(_, Some(zone)) => !zone.starts_with(['+', '-']),
        DataType::List(item) | DataType::LargeList(item) => is_odd(item.data_type()),
        DataType::Struct(fields) => fields.iter().any(|field| is_odd(field.data_type())),
        _ => false,
    }
}

fn plain(array: &ArrayRef) -> ArrayRef {
    if !is_odd(array.data_type()) {
        return Arc::clone(array);
    }
    match array.data_type() {
        DataType::Binary => text(array.as_binary::<i32>()),
        DataType::LargeBinary => text(array.as_binary::<i64>()),
        DataType::Timestamp(TimeUnit::Second, _) => {
            Arc::new(array.as_primitive::<TimestampSecondType>().clone().with_timezone(UTC))
        }
        DataType::Timestamp(TimeUnit::Millisecond, _) => {
            Arc::new(array.as_primitive::<TimestampMillisecondType>().clone().with_timezone(UTC))
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            Arc::new(array.as_primitive::<TimestampMicrosecondType>().clone().with_timezone(UTC))
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            Arc::new(array.as_primitive::<TimestampNanosecondType>().clone().with_timezone(UTC))
        }
        DataType::List(_) => list(array.as_list::<i32>()),
        DataType::LargeList(_) => list(array.as_list::<i64>()),
        DataType::Struct(_) => {
            let (fields, columns, nulls) = array.as_struct().clone().into_parts();
            let columns: Vec<ArrayRef> = columns.iter().map(plain).collect();
            Arc::new(StructArray::new(typed_as(&fields, &columns), columns, nulls))
        }
        _ => Arc::clone(array),
    }
}

fn text<O: OffsetSizeTrait>(array: &GenericBinaryArray<O>) -> ArrayRef {
    match GenericStringArray::try_from_binary(array.clone()) {
        Ok(text) => Arc::new(text),
        Err(_) => Arc::new(array.clone()),
    }
}

fn list<O: OffsetSizeTrait>(array: &GenericListArray<O>) -> ArrayRef {
    let (item, offsets, values, nulls) = array.clone().into_parts();
    let values = plain(&values);
    Arc::new(GenericListArray::new(retyped(&item, &values), offsets, values, nulls))
}

fn typed_as(fields: &Fields, columns: &[ArrayRef]) -> Fields {
    fields.iter().zip(columns).map(|(field, column)| retyped(field, column)).collect()
}

fn retyped(field: &FieldRef, column: &ArrayRef) -> FieldRef {
    Arc::new(Field::clone(field).with_data_type(column.data_type().clone()))
}
