namespace StagingTools.Engine.Data.Masks;

/// <summary>The form in which a date or a time comes.</summary>
internal enum DateForm
{
    /// <summary>Four bytes: days since 2000-01-01.</summary>
    Days,

    /// <summary>Eight bytes: microseconds since 2000-01-01.</summary>
    Microseconds,

    /// <summary>A date's text.</summary>
    TextOfDate,

    /// <summary>A time's text, which begins with its date.</summary>
    TextOfTimestamp,
}
