using StagingTools.Engine.Errors;

namespace StagingTools.Cli;

/// <summary>What the process ends with. Documented in docs/cli.md.</summary>
internal static class ExitCodes
{
    /// <summary>The job is done, or was only shown, or was declined.</summary>
    public const int Success = 0;

    /// <summary>Ended by Ctrl+C (SIGINT), as shells have it: 128 + 2.</summary>
    public const int Interrupted = 130;

    /// <summary>The reader of the output went away, as after <c>| head</c>: 128 + 13.</summary>
    public const int OutputClosed = 141;

    /// <summary>Ended by SIGTERM: 128 + 15.</summary>
    public const int Terminated = 143;

    /// <summary>The code of an error.</summary>
    /// <param name="category">What kind of error it is.</param>
    public static int For(StagingErrorCategory category) =>
        category switch
        {
            StagingErrorCategory.InvalidArgument => 2,
            StagingErrorCategory.NotFound => 3,
            StagingErrorCategory.NotInstalled => 4,
            StagingErrorCategory.AuthenticationError => 5,
            StagingErrorCategory.PermissionDenied => 5,
            StagingErrorCategory.ConnectionError => 6,
            StagingErrorCategory.ResourceBusy => 7,
            StagingErrorCategory.InvalidState => 8,
            StagingErrorCategory.OperationFailed => 9,
            StagingErrorCategory.Timeout => 10,
            StagingErrorCategory.FileError => 11,
            _ => 1,
        };
}
