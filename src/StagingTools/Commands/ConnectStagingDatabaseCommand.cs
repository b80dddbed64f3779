using System.Management.Automation;
using StagingTools.Completion;
using StagingTools.Engine;
using StagingTools.Engine.Data;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Starts psql on an environment's database in this terminal.</summary>
[Cmdlet(VerbsCommunications.Connect, "StagingDatabase")]
[OutputType(typeof(StagingDatabaseSession))]
public sealed class ConnectStagingDatabaseCommand : EnvironmentCmdlet
{
    /// <summary>A reference to another database.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public string? Target { get; set; }

    /// <summary>What psql runs instead of asking for commands.</summary>
    [Parameter]
    public string? Command { get; set; }

    /// <summary>Goes through Session Manager and the environment's instance.</summary>
    [Parameter]
    public SwitchParameter Tunnel { get; set; }

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        StagingContext context = CreateContext();
        ConnectDatabaseRequest request = Request<ConnectDatabaseRequest>();
        return async (pump, token) =>
            await pump.OutputAsync(await new ConnectDatabase(context with { Vault = pump }).RunAsync(request, pump, token), token);
    }
}
