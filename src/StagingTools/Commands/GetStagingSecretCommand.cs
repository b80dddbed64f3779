using System.Management.Automation;
using StagingTools.Completion;
using StagingTools.Engine.Environments;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Hands out an environment's secrets.</summary>
[Cmdlet(VerbsCommon.Get, "StagingSecret")]
[OutputType(typeof(StagingSecret))]
public sealed class GetStagingSecretCommand : EnvironmentCmdlet
{
    /// <summary>The secret's short name.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? Secret { get; set; }

    /// <summary>Hands the values out as text.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        GetSecret operation = new(CreateContext());
        GetSecretRequest request = Request<GetSecretRequest>();
        return (pump, token) => pump.WriteAllAsync(operation.RunAsync(request, pump, token), token);
    }
}
