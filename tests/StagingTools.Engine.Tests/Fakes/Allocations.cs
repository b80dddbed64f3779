namespace StagingTools.Engine.Tests.Fakes;

/// <summary>Counts what a piece of work allocates.</summary>
internal static class Allocations
{
    private const int Attempts = 5;

    /// <summary>
    /// The least of some runs: a collection that another test sets off takes the rest of the thread's 8 KB away, and that counts as
    /// allocated too.
    /// </summary>
    /// <param name="work">The work.</param>
    /// <returns>Bytes.</returns>
    public static long Of(Action work) => Of(() => work);

    /// <summary>The same for work that can be done once only.</summary>
    /// <param name="prepare">Makes a piece of work; what that allocates does not count.</param>
    /// <returns>Bytes.</returns>
    public static long Of(Func<Action> prepare)
    {
        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && least > 0; attempt++)
        {
            Action work = prepare();
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
