namespace StagingTools.Cli.Commands;

/// <summary>Puts a job with one result into the form of a job with many.</summary>
internal static class JobResult
{
    /// <summary>The result as a sequence; empty when the job was declined or only shown.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="result">The running job.</param>
    public static async IAsyncEnumerable<T> Sequence<T>(this Task<T?> result)
        where T : class
    {
        if (await result is { } one)
            yield return one;
    }

    /// <summary>The result of a job that always has one, as a sequence.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="result">The running job.</param>
    public static async IAsyncEnumerable<T> Always<T>(this Task<T> result)
        where T : class
    {
        yield return await result;
    }
}
