using System.Management.Automation;
using StagingTools.Engine.Errors;

namespace StagingTools.Commands;

/// <summary>The engine's errors in PowerShell's form.</summary>
internal static class CmdletErrors
{
    /// <summary>
    /// Whether the next object of the pipeline would fare no better: the machine or the account is at fault, or nobody is
    /// there to agree. Every other error is about one environment and leaves the others alone.
    /// </summary>
    /// <param name="error">The error.</param>
    public static bool EndsThePipeline(StagingException error) =>
        error.Category
            is StagingErrorCategory.NotInstalled
            or StagingErrorCategory.AuthenticationError
            or StagingErrorCategory.ConnectionError
            or StagingErrorCategory.FileError
        || error.ErrorId == ConfirmationErrors.RequiredId;

    /// <summary>The record of an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="target">What it is about when it does not say.</param>
    public static ErrorRecord Record(StagingException error, object? target) =>
        new(error, error.ErrorId, Category(error.Category), error.TargetInput ?? target)
        {
            ErrorDetails = new ErrorDetails(PowerShellWords.Of(error.Message))
            {
                RecommendedAction = PowerShellWords.Of(error.RecommendedAction ?? ""),
            },
        };

    private static ErrorCategory Category(StagingErrorCategory category) =>
        category switch
        {
            StagingErrorCategory.InvalidArgument => ErrorCategory.InvalidArgument,
            StagingErrorCategory.NotFound => ErrorCategory.ObjectNotFound,
            StagingErrorCategory.NotInstalled => ErrorCategory.NotInstalled,
            StagingErrorCategory.AuthenticationError => ErrorCategory.AuthenticationError,
            StagingErrorCategory.PermissionDenied => ErrorCategory.PermissionDenied,
            StagingErrorCategory.ConnectionError => ErrorCategory.ConnectionError,
            StagingErrorCategory.ResourceBusy => ErrorCategory.ResourceBusy,
            StagingErrorCategory.InvalidState => ErrorCategory.InvalidOperation,
            StagingErrorCategory.OperationFailed => ErrorCategory.InvalidResult,
            StagingErrorCategory.Timeout => ErrorCategory.OperationTimeout,
            StagingErrorCategory.FileError => ErrorCategory.ResourceUnavailable,
            _ => ErrorCategory.NotSpecified,
        };
}
