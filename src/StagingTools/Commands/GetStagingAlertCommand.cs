using System.Management.Automation;
using StagingTools.Engine.Monitoring;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Tells how the alarms of a staging environment are.</summary>
[Cmdlet(VerbsCommon.Get, "StagingAlert")]
[OutputType(typeof(StagingAlert))]
public sealed class GetStagingAlertCommand : EnvironmentPartCmdlet
{
    // Boxed: a field of the engine's own value type would make PowerShell look for the engine while it still lists the
    // cmdlets, before the module could say where the engine is.
    private object? state;

    /// <summary>The alarm's name, or a pattern.</summary>
    [Parameter]
    [SupportsWildcards]
    public string? Name { get; set; }

    /// <summary>Only alarms of this state.</summary>
    [Parameter]
    public AlertState? State
    {
        get => (AlertState?)state;
        set => state = value;
    }

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        GetAlert operation = new(CreateContext());
        GetAlertRequest request = Request<GetAlertRequest>();
        return (pump, token) => pump.WriteAllAsync(operation.RunAsync(request, pump, token), token);
    }
}
