using System.ComponentModel;

namespace StagingTools.Engine.Logs;

/// <summary>Asks for log events of the environment.</summary>
public sealed record WatchLogRequest : EnvironmentRequest
{
    /// <summary>Which logs.</summary>
    [Description("Which logs to read.")]
    public LogSource Source { get; init; } = LogSource.Application;

    /// <summary>Goes on with new events until it is cancelled.</summary>
    [Description("Go on with new events until interrupted.")]
    public bool Follow { get; init; }

    /// <summary>How far back to start: an age such as <c>10m</c>, <c>2h</c>, <c>1d</c>, or an ISO 8601 time.</summary>
    [Description("Where to start: an age such as 10m, 2h or 1d, or an ISO 8601 time.")]
    public string Since { get; init; } = "10m";

    /// <summary>A CloudWatch Logs filter pattern; <see langword="null"/> for everything.</summary>
    [Description("A CloudWatch Logs filter pattern.")]
    public string? Filter { get; init; }

    /// <summary>Only the last events of the period; 0 for all.</summary>
    [Description("Only the last N events before following. 0: all.")]
    public int Tail { get; init; }
}
