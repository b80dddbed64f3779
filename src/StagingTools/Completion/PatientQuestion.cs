namespace StagingTools.Completion;

/// <summary>Asks for what a prompt offers, and offers nothing where the answer does not come.</summary>
internal static class PatientQuestion
{
    /// <summary>Asks.</summary>
    /// <typeparam name="T">What is offered.</typeparam>
    /// <param name="ask">The question.</param>
    /// <param name="patience">How long to wait for the answer.</param>
    public static IReadOnlyList<T> Ask<T>(Func<CancellationToken, Task<List<T>>> ask, TimeSpan patience)
    {
        using CancellationTokenSource stop = new(patience);
        try
        {
            // Looking for credentials may block before anything can be cancelled.
            return Task.Run(() => ask(stop.Token), stop.Token).WaitAsync(stop.Token).GetAwaiter().GetResult();
        }
        catch (Exception)
        {
            // The prompt is no place for an error: the command itself tells it.
            return [];
        }
    }
}
