using System.Management.Automation;

namespace StagingTools.Commands;

/// <summary>A cmdlet that does something with the ECS service of an environment, and follows it to its end.</summary>
public abstract class ServiceChangeCmdlet : ServiceCmdlet
{
    /// <summary>Seconds that it may take.</summary>
    [Parameter]
    public int Timeout { get; set; }

    /// <summary>Goes on without being asked.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool IsForced => Force;
}
