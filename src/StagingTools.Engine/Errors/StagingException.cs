namespace StagingTools.Engine.Errors;

/// <summary>
/// An error that a user can act on: what is wrong, with which input, and the way out. Operations throw it where they know
/// the way out; what AWS, PostgreSQL or the file system throw past them becomes one in <see cref="StagingErrors"/>.
/// </summary>
public class StagingException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="errorId">Stable, documented id in Pascal case, such as <c>EnvironmentNotFound</c>.</param>
    /// <param name="category">What kind of error it is.</param>
    /// <param name="message">What is wrong, naming the input. Holds no secret and no row of data.</param>
    /// <param name="innerException">The cause, when there is one.</param>
    public StagingException(string errorId, StagingErrorCategory category, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorId = errorId;
        Category = category;
    }

    /// <summary>Stable, documented id in Pascal case.</summary>
    public string ErrorId { get; }

    /// <summary>What kind of error it is.</summary>
    public StagingErrorCategory Category { get; }

    /// <summary>The user's own input that the error is about, such as a name or a path; never a secret.</summary>
    public string? TargetInput { get; init; }

    /// <summary>What to do about it: one or two sentences, with the command where one helps.</summary>
    public string? RecommendedAction { get; init; }
}
