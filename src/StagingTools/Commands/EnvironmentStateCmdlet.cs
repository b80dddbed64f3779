using System.Management.Automation;

namespace StagingTools.Commands;

/// <summary>A cmdlet that works on an environment's terraform state, under its lock.</summary>
public abstract class EnvironmentStateCmdlet : EnvironmentCmdlet
{
    /// <summary>The S3 bucket that holds the terraform state.</summary>
    [Parameter]
    public string? StateBucket { get; set; }

    /// <summary>A DynamoDB table to lock the state in beside the lock in S3.</summary>
    [Parameter]
    public string? LockTable { get; set; }

    /// <summary>Seconds to wait while somebody else holds the state's lock.</summary>
    [Parameter]
    public int LockTimeout { get; set; }
}
