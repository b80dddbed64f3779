using System.Management.Automation;
using StagingTools.Engine.Logs;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Reads an environment's logs, and goes on reading when told to.</summary>
[Cmdlet(VerbsCommon.Watch, "StagingLog")]
[OutputType(typeof(StagingLogEvent))]
public sealed class WatchStagingLogCommand : EnvironmentCmdlet
{
    // Boxed: a field of the engine's own value type would make PowerShell look for the engine while it still lists the
    // cmdlets, before the module could say where the engine is.
    private object? source;
    private object? level;

    /// <summary>Which logs to read.</summary>
    [Parameter]
    public LogSource[]? Source
    {
        get => (LogSource[]?)source;
        set => source = value;
    }

    /// <summary>More log groups of the environment: names or wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[]? LogGroup { get; set; }

    /// <summary>Goes on with new events until interrupted.</summary>
    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <summary>Follows by CloudWatch's Live Tail, which costs by the minute, where it is served.</summary>
    [Parameter]
    public SwitchParameter Live { get; set; }

    /// <summary>Where to start.</summary>
    [Parameter]
    public string? Since { get; set; }

    /// <summary>Where to end.</summary>
    [Parameter]
    public string? Until { get; set; }

    /// <summary>A CloudWatch Logs filter pattern.</summary>
    [Parameter]
    public string? Filter { get; set; }

    /// <summary>Only lines that match a regular expression.</summary>
    [Parameter]
    public string? Match { get; set; }

    /// <summary>Only what one task wrote.</summary>
    [Parameter]
    public string? Task { get; set; }

    /// <summary>Only lines of at least this level.</summary>
    [Parameter]
    public LogLevel Level
    {
        get => (LogLevel)(level ?? LogLevel.Trace);
        set => level = value;
    }

    /// <summary>Only the last events before following.</summary>
    [Parameter]
    public int Tail { get; set; }

    /// <summary>Follows until a line that is shown matches this regular expression.</summary>
    [Parameter]
    public string? UntilMatch { get; set; }

    /// <summary>Seconds to wait for that line.</summary>
    [Parameter]
    public int Timeout { get; set; }

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, System.Threading.Tasks.Task> Prepare()
    {
        WatchLog operation = new(CreateContext());
        WatchLogRequest request = Request<WatchLogRequest>();
        return (pump, token) => pump.WriteAllAsync(operation.RunAsync(request, pump, token), token);
    }
}
