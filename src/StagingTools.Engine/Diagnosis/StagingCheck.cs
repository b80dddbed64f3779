namespace StagingTools.Engine.Diagnosis;

/// <summary>What one check of an environment found.</summary>
public sealed record StagingCheck : EnvironmentRecord
{
    /// <summary>The check's stable id, such as <c>DatabaseLogin</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it belongs to, such as <c>Database</c>.</summary>
    public required string Category { get; init; }

    /// <summary>What it looks at, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>How it ended.</summary>
    public required CheckStatus Status { get; init; }

    /// <summary>The facts that it saw, one each: ids, states, counts, times. Never a secret or a row of data.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>What is wrong, or why it was skipped; <see langword="null"/> when it passed.</summary>
    public string? Reason { get; init; }

    /// <summary>The command or the step that mends it; <see langword="null"/> where nothing has to be done.</summary>
    public string? Mend { get; init; }

    /// <summary>Whether <c>-Fix</c> mends it.</summary>
    public bool CanFix { get; init; }

    /// <summary>Whether it was mended just now; the status is the one after that.</summary>
    public bool IsFixed { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }
}
