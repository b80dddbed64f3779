namespace StagingTools.Engine.Data.Masks;

/// <summary>The form in which COPY carries a field that a template shows.</summary>
internal enum FieldForm
{
    /// <summary>Text already.</summary>
    Text,

    /// <summary>Two bytes, the highest first.</summary>
    Int16,

    /// <summary>Four bytes, the highest first.</summary>
    Int32,

    /// <summary>Eight bytes, the highest first.</summary>
    Int64,

    /// <summary>Sixteen bytes.</summary>
    Uuid,
}
