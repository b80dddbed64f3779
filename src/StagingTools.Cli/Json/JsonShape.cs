namespace StagingTools.Cli.Json;

/// <summary>What a command's JSON is made of.</summary>
internal enum JsonShape
{
    /// <summary>One object; nothing when the job was declined.</summary>
    Document,

    /// <summary>One array.</summary>
    Array,

    /// <summary>One object a line, as they come.</summary>
    Lines,
}
