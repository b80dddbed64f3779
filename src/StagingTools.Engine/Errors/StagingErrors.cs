using StagingTools.Engine.Aws;
using StagingTools.Engine.Data;

namespace StagingTools.Engine.Errors;

/// <summary>Turns what operations throw into errors that a user can act on. Both faces call it, once, at their edge.</summary>
public static class StagingErrors
{
    /// <summary>The error behind an exception.</summary>
    /// <param name="exception">Anything but a cancellation.</param>
    /// <returns>The exception itself when it is a <see cref="StagingException"/>, else its translation.</returns>
    public static StagingException Translate(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            StagingException known => known,
            AggregateException { InnerExceptions.Count: 1 } single => Translate(single.InnerExceptions[0]),
            UnauthorizedAccessException denied => new StagingException(
                "FileNotWritable", StagingErrorCategory.FileError, denied.Message, denied)
            {
                RecommendedAction = "Choose a folder that this user may write to, or change its permissions.",
            },
            IOException io => new StagingException("FileFailed", StagingErrorCategory.FileError, io.Message, io)
            {
                RecommendedAction = "Check the path, the permissions and the space on the disk.",
            },
            _ when AwsErrors.Translate(exception) is { } aws => aws,
            _ when PostgresErrors.Translate(exception) is { } database => database,
            _ => new StagingException("InternalError", StagingErrorCategory.OperationFailed, exception.Message, exception)
            {
                RecommendedAction = "This is a defect of StagingTools: please report it with the output of --verbose.",
            },
        };
    }
}
