namespace StagingTools.Engine.Errors;

/// <summary>Kinds of errors; each face maps them to its own (PowerShell's ErrorCategory, an exit code).</summary>
public enum StagingErrorCategory
{
    /// <summary>The input is wrong: a name, a rule, an option. Exit code 2.</summary>
    InvalidArgument,

    /// <summary>What the input names does not exist. Exit code 3.</summary>
    NotFound,

    /// <summary>A tool is missing or too old. Exit code 4.</summary>
    NotInstalled,

    /// <summary>Credentials or a login are missing, expired or refused. Exit code 5.</summary>
    AuthenticationError,

    /// <summary>The credentials are good and may not do this. Exit code 5.</summary>
    PermissionDenied,

    /// <summary>An endpoint or a server does not answer. Exit code 6.</summary>
    ConnectionError,

    /// <summary>Somebody else holds it: a lock, a deployment in progress. Exit code 7.</summary>
    ResourceBusy,

    /// <summary>It is there already, or not in the state that the job needs. Exit code 8.</summary>
    InvalidState,

    /// <summary>The job ran and failed: terraform, a rollout, a gate. Exit code 9.</summary>
    OperationFailed,

    /// <summary>It took longer than was allowed. Exit code 10.</summary>
    Timeout,

    /// <summary>A file or folder cannot be read or written. Exit code 11.</summary>
    FileError,
}
