using System.Management.Automation;
using StagingTools.Pumping;

namespace StagingTools.Sandboxes;

/// <summary>Makes an RDS instance with a database in a sandbox, such as a production to copy from.</summary>
[Cmdlet(VerbsCommon.New, "StagingSandboxDatabase", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType("StagingTools.StagingSandboxDatabase")]
public sealed class NewStagingSandboxDatabaseCommand : SandboxCmdlet
{
    /// <summary>The RDS instance's identifier.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = "";

    /// <summary>The database's name.</summary>
    [Parameter]
    public string? Database { get; set; }

    /// <summary>A secret that takes the database's address.</summary>
    [Parameter]
    public string? Secret { get; set; }

    /// <inheritdoc/>
    private protected override object? DefaultTarget => Name;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        if (!ShouldProcess(Name, "Make database"))
            return (_, _) => Task.CompletedTask;
        List<string> arguments = ["database", Name];
        if (!string.IsNullOrEmpty(Database))
            arguments.AddRange(["--database", Database]);
        if (!string.IsNullOrEmpty(Secret))
            arguments.AddRange(["--secret", Secret]);
        return Command(
            arguments,
            (made, pump, token) => pump.OutputAsync(JsonObjects.Typed(made, "StagingTools.StagingSandboxDatabase"), token));
    }
}
