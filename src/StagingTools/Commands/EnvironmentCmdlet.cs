using System.Management.Automation;
using StagingTools.Completion;
using StagingTools.Engine;

namespace StagingTools.Commands;

/// <summary>A cmdlet about an environment. Several may come through the pipeline; they are worked on one by one.</summary>
/// <remarks>
/// Only what says which environment is meant binds from the pipeline. What one job reports (a cluster, an image, a source)
/// never becomes what the next job is told to do; but for a tag, which is pushed to be published, and a snapshot, which is made to be restored.
/// </remarks>
public abstract class EnvironmentCmdlet : AsyncCmdlet
{
    /// <summary>The environment's name.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Environment", "Name")]
    [ArgumentCompleter(typeof(EnvironmentNameCompleter))]
    public virtual string EnvironmentName { get; set; } = "";

    /// <summary>The project that the environment belongs to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string Project { get; set; } = "";

    /// <summary>The AWS region.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Region { get; set; }

    /// <summary>A profile of the AWS configuration files.</summary>
    [Parameter]
    public string? ProfileName { get; set; }

    /// <summary>The folder for outputs, logs and backups.</summary>
    [Parameter]
    public string? WorkingDirectory { get; set; }

    /// <inheritdoc/>
    private protected override object? DefaultTarget => EnvironmentName.Length > 0 ? EnvironmentName : null;

    // No constraint by a type of the engine: PowerShell lists the cmdlets before the module can say where the engine is,
    // and constraints, base types and fields are looked up by then.

    /// <summary>The request as the parameters say it, with the engine's defaults for the rest.</summary>
    /// <typeparam name="T">The request.</typeparam>
    private protected T Request<T>()
        where T : new() =>
        RequestBinder.Build<T>(MyInvocation.BoundParameters);

    /// <summary>Where the work takes place: PowerShell's current folder, which is not the process's.</summary>
    private protected StagingContext CreateContext() =>
        StagingContext.FromProcess(
            Path.Combine(SessionState.Path.CurrentFileSystemLocation.ProviderPath, WorkingDirectory ?? ""));
}
