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

    /// <summary>Which logs to read.</summary>
    [Parameter]
    public LogSource Source
    {
        get => (LogSource)(source ?? LogSource.Application);
        set => source = value;
    }

    /// <summary>Goes on with new events until interrupted.</summary>
    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <summary>Where to start.</summary>
    [Parameter]
    public string? Since { get; set; }

    /// <summary>A CloudWatch Logs filter pattern.</summary>
    [Parameter]
    public string? Filter { get; set; }

    /// <summary>Only the last events before following.</summary>
    [Parameter]
    public int Tail { get; set; }

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        WatchLog operation = new(CreateContext());
        WatchLogRequest request = Request<WatchLogRequest>();
        return (pump, token) => pump.WriteAllAsync(operation.RunAsync(request, pump, token), token);
    }
}
