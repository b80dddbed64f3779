namespace StagingTools.Engine.Data.Masks;

/// <summary>The form in which a number comes.</summary>
internal enum NumberForm
{
    /// <summary>Its text, as PostgreSQL and JSON write it.</summary>
    Text,

    /// <summary>The text of a real: two texts of one value are one original.</summary>
    TextOfFloat32,

    /// <summary>The text of a double precision.</summary>
    TextOfFloat64,

    /// <summary>Two bytes, the highest first.</summary>
    Int16,

    /// <summary>Four bytes, the highest first.</summary>
    Int32,

    /// <summary>Eight bytes, the highest first.</summary>
    Int64,

    /// <summary>Four bytes of IEEE 754.</summary>
    Float32,

    /// <summary>Eight bytes of IEEE 754.</summary>
    Float64,

    /// <summary>Groups of four digits.</summary>
    Numeric,
}
