namespace StagingTools.Engine.Diagnosis;

/// <summary>What a check saw.</summary>
/// <param name="Status">How it ended.</param>
internal sealed record CheckResult(CheckStatus Status)
{
    /// <summary>The facts, one each. Never a secret or a row of data.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>What is wrong, or why it was skipped.</summary>
    public string? Reason { get; init; }

    /// <summary>The command or the step that mends it, in the command line's words (<c>'staging new'</c>, <c>--option</c>).</summary>
    public string? Mend { get; init; }

    /// <summary>What mends it safely at once; <see langword="null"/> where a person has to decide.</summary>
    public CheckFix? Fix { get; init; }

    /// <summary>All is well.</summary>
    public static CheckResult Passed(params string[] evidence) => new(CheckStatus.Passed) { Evidence = evidence };

    /// <summary>Something is broken.</summary>
    /// <param name="reason">What is wrong, a sentence.</param>
    /// <param name="mend">What mends it.</param>
    public static CheckResult Failed(string reason, string? mend = null) => new(CheckStatus.Failed) { Reason = reason, Mend = mend };

    /// <summary>Something deserves attention.</summary>
    /// <param name="reason">What, a sentence.</param>
    /// <param name="mend">What mends it.</param>
    public static CheckResult Warning(string reason, string? mend = null) => new(CheckStatus.Warning) { Reason = reason, Mend = mend };

    /// <summary>Nothing can be told, or nothing has to be.</summary>
    public static CheckResult Skipped(string reason) => new(CheckStatus.Skipped) { Reason = reason };
}
