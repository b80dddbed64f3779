using System.Management.Automation;
using StagingTools.Completion;
using StagingTools.Engine.Environments.Rotation;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Gives an environment's secrets new values.</summary>
[Cmdlet(VerbsData.Update, "StagingSecret", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(StagingSecretRotation))]
public sealed class UpdateStagingSecretCommand : EnvironmentCmdlet
{
    /// <summary>The secret's short name.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RotatableSecretCompleter))]
    public string? Secret { get; set; }

    /// <summary>Seconds to follow the restart of the tasks.</summary>
    [Parameter]
    public int Timeout { get; set; }

    /// <summary>Goes on without being asked.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool IsForced => Force;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        UpdateSecret operation = new(CreateContext());
        UpdateSecretRequest request = Request<UpdateSecretRequest>();
        return (pump, token) => pump.WriteAllAsync(operation.RunAsync(request, pump, token), token);
    }
}
