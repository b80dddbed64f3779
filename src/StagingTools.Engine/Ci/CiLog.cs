using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Ci;

/// <summary>
/// What a build server reads out of the log of a step: errors and warnings that it shows beside the run, groups that fold, values that it
/// hides.
/// </summary>
public abstract class CiLog
{
    /// <summary>The build server that a job runs on.</summary>
    /// <param name="context">The job's environment variables.</param>
    /// <returns>The log's form; <see langword="null"/> anywhere else than in a step of GitHub Actions or Azure Pipelines.</returns>
    public static CiLog? Find(StagingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Find(context.Variable);
    }

    /// <summary>The build server that this process runs on.</summary>
    /// <returns>The log's form; <see langword="null"/> anywhere else than in a step of GitHub Actions or Azure Pipelines.</returns>
    public static CiLog? OfProcess() =>
        Find(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null);

    /// <summary>The line of an error: what went wrong, and what to do.</summary>
    /// <param name="error">The error.</param>
    public string Error(StagingException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return Error(error.ErrorId, $"{error.Message} {error.RecommendedAction}".TrimEnd());
    }

    /// <summary>The line of an error.</summary>
    /// <param name="id">What kind of error it is, such as <c>ImageNotFound</c>.</param>
    /// <param name="message">What went wrong, and what to do.</param>
    public abstract string Error(string id, string message);

    /// <summary>The line of a warning.</summary>
    /// <param name="message">The warning.</param>
    public abstract string Warning(string message);

    /// <summary>The lines that make the server hide a value wherever it stands later.</summary>
    /// <param name="secret">The value. The server takes the lines out of the log.</param>
    public IEnumerable<string> Mask(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        // Servers hide what stands in one line of the log; a value of several lines is hidden line by line.
        return secret.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(MaskLine);
    }

    /// <summary>The line after which lines fold.</summary>
    /// <param name="name">What they are about.</param>
    internal abstract string BeginGroup(string name);

    /// <summary>The line that ends a group.</summary>
    internal abstract string EndGroup();

    /// <summary>Gives later steps a value.</summary>
    /// <param name="name">Small letters and underscores.</param>
    /// <param name="value">The value; no secret.</param>
    /// <returns>A line for the log; <see langword="null"/> where it went into a file.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    internal abstract string? Output(string name, string value);

    /// <summary>Adds to the page that the server shows of the run.</summary>
    /// <param name="markdown">Markdown of GitHub's kind.</param>
    /// <returns>A line for the log; <see langword="null"/> where the text went into a file that the server knows.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    internal abstract string? Summary(string markdown);

    /// <summary>The line that hides one line of a secret.</summary>
    private protected abstract string MaskLine(string line);

    // Which server it is takes two variables, and no more is read before one is found.
    private static CiLog? Find(Func<string, string?> variable)
    {
        if (Is("GITHUB_ACTIONS"))
            return new GitHubActionsLog(variable);
        return Is("TF_BUILD") ? new AzurePipelinesLog(variable) : null;

        bool Is(string name) => string.Equals(variable(name), "true", StringComparison.OrdinalIgnoreCase);
    }
}
