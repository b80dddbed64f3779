using System.Management.Automation;
using StagingTools.Completion;

namespace StagingTools.Commands;

/// <summary>A cmdlet about something of an environment that has names of its own, a snapshot or an alarm: <c>-Name</c> is that name here.</summary>
public abstract class EnvironmentPartCmdlet : EnvironmentCmdlet
{
    /// <summary>The environment's name.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Environment")]
    [ArgumentCompleter(typeof(EnvironmentNameCompleter))]
    public override string EnvironmentName { get; set; } = "";
}
