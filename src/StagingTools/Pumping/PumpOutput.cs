namespace StagingTools.Pumping;

/// <summary>Writes what an operation returns.</summary>
internal static class PumpOutput
{
    /// <summary>Writes a result, if there is one.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="pump">The way to the pipeline.</param>
    /// <param name="operation">The operation; null means that it was declined or only shown.</param>
    /// <param name="cancellationToken">Ends the wait for the reader.</param>
    /// <returns>The result.</returns>
    public static async Task<T?> WriteAsync<T>(this Pump pump, Task<T?> operation, CancellationToken cancellationToken)
        where T : class
    {
        T? result = await operation.ConfigureAwait(false);
        if (result is not null)
            await pump.OutputAsync(result, cancellationToken).ConfigureAwait(false);
        return result;
    }

    /// <summary>Writes a result, if there is one, and then the error that it reports of itself.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="pump">The way to the pipeline.</param>
    /// <param name="operation">The operation; null means that it was declined or only shown.</param>
    /// <param name="verdict">The error; null when the result is a good one.</param>
    /// <param name="cancellationToken">Ends the wait for the reader.</param>
    public static async Task WriteAsync<T>(
        this Pump pump, Task<T?> operation, Func<T, Exception?> verdict, CancellationToken cancellationToken)
        where T : class
    {
        if (await pump.WriteAsync(operation, cancellationToken).ConfigureAwait(false) is { } result && verdict(result) is { } error)
            throw error;
    }

    /// <summary>Writes results one by one; the next is only asked for when the last was taken.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="pump">The way to the pipeline.</param>
    /// <param name="results">The results.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    public static async Task WriteAllAsync<T>(
        this Pump pump, IAsyncEnumerable<T> results, CancellationToken cancellationToken)
        where T : class
    {
        await foreach (T result in results.WithCancellation(cancellationToken).ConfigureAwait(false))
            await pump.OutputAsync(result, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes results one by one, and then the error that the first of them reports of itself.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="pump">The way to the pipeline.</param>
    /// <param name="results">The results.</param>
    /// <param name="verdict">The error; null when the result is a good one.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    public static async Task WriteAllAsync<T>(
        this Pump pump, IAsyncEnumerable<T> results, Func<T, Exception?> verdict, CancellationToken cancellationToken)
        where T : class
    {
        Exception? error = null;
        await foreach (T result in results.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await pump.OutputAsync(result, cancellationToken).ConfigureAwait(false);
            error ??= verdict(result);
        }

        if (error is not null)
            throw error;
    }
}
