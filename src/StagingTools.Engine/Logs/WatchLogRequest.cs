using System.ComponentModel;

namespace StagingTools.Engine.Logs;

/// <summary>Asks for log events of the environment.</summary>
public sealed record WatchLogRequest : EnvironmentRequest
{
    /// <summary>
    /// Which logs; <see langword="null"/> takes the application's, or none where <see cref="LogGroup"/> names groups.
    /// </summary>
    [Description("Which logs to read; may be given several times. Default: Application, or none beside --log-group.")]
    public IReadOnlyList<LogSource>? Source { get; init; }

    /// <summary>More log groups of the environment: names, or wildcards with <c>*</c> and <c>?</c>.</summary>
    [Description("More log groups of the environment: names, or wildcards with * and ?; may be given several times.")]
    public IReadOnlyList<string>? LogGroup { get; init; }

    /// <summary>Goes on with new events until it is cancelled.</summary>
    [Description("Go on with new events until interrupted.")]
    public bool Follow { get; init; }

    /// <summary>Follows by Live Tail where it is served; costs $0.01 a minute.</summary>
    [Description("Follow by CloudWatch's Live Tail, which costs $0.01 a minute, where it is served.")]
    public bool Live { get; init; }

    /// <summary>How far back to start: an age such as <c>10m</c>, <c>2h</c>, <c>1d</c>, or an ISO 8601 time.</summary>
    [Description("Where to start: an age such as 10m, 2h or 1d, or an ISO 8601 time.")]
    public string Since { get; init; } = "10m";

    /// <summary>Where to end, in the same forms; <see langword="null"/> for the present.</summary>
    [Description("Where to end, in the same forms. Default: the present.")]
    public string? Until { get; init; }

    /// <summary>A CloudWatch Logs filter pattern; <see langword="null"/> for everything.</summary>
    [Description("A CloudWatch Logs filter pattern.")]
    public string? Filter { get; init; }

    /// <summary>Only lines that match a regular expression.</summary>
    [Description("Only lines that match a regular expression.")]
    public string? Match { get; init; }

    /// <summary>Only what one task's containers wrote: its id, the beginning of it, or its ARN.</summary>
    [Description("Only what one task wrote: its id, the beginning of it, or its ARN.")]
    public string? Task { get; init; }

    /// <summary>Only lines of at least this level; lines that name none are left out.</summary>
    [Description("Only lines of at least this level; lines that name none are left out.")]
    public LogLevel? Level { get; init; }

    /// <summary>Only the last events of the period; 0 for all.</summary>
    [Description("Only the last N events before following. 0: all.")]
    public int Tail { get; init; }

    /// <summary>Follows until a line that matches this regular expression was written.</summary>
    [Description("Follow until a line that is shown matches this regular expression, and end with success.")]
    public string? UntilMatch { get; init; }

    /// <summary>Seconds to wait for that line; 1 to 86400.</summary>
    [Description("Seconds to wait for the line of --until-match, 1 to 86400.")]
    public int Timeout { get; init; } = 300;
}
