namespace Amazon.Protocols;

/// <summary>How a JSON service counts time.</summary>
internal enum JsonTimestamps
{
    /// <summary>Seconds since 1970, with a fraction.</summary>
    EpochSeconds,

    /// <summary>Whole milliseconds since 1970.</summary>
    EpochMilliseconds,
}
