namespace StagingTools.Engine.Data.Copy;

/// <summary>The two forms in which COPY moves rows.</summary>
internal enum CopyFormat
{
    /// <summary>Framed fields. https://www.postgresql.org/docs/current/sql-copy.html, "Binary Format".</summary>
    Binary,

    /// <summary>Lines with tabs, for types whose binary form means nothing elsewhere.</summary>
    Text,
}
