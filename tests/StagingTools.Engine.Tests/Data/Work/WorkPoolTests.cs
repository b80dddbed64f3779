using StagingTools.Engine.Data.Work;

namespace StagingTools.Engine.Tests.Data.Work;

public sealed class WorkPoolTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Earlier_stages_and_larger_units_go_first_and_what_they_make_possible_follows()
    {
        List<string> done = [];
        using var pool = new WorkPool<Worker>();

        await pool.RunAsync(
            [new Unit("late", 2, 99), new Unit("small", 1, 1), new Unit("large", 1, 5)],
            1,
            () => new Worker(),
            (_, unit, _) =>
            {
                done.Add(((Unit)unit).Name);
                IEnumerable<WorkUnit> more = ((Unit)unit).Name == "large" ? [new Unit("child", 1, 3)] : [];
                return Task.FromResult(more);
            },
            Token);

        Assert.Equal(["large", "child", "small", "late"], done);
    }

    [Fact]
    public async Task A_worker_with_nothing_to_do_waits_for_what_another_makes_possible()
    {
        using var pool = new WorkPool<Worker>();
        using var bothWork = new Barrier(2);

        await pool.RunAsync(
            [new Unit("first", 0, 1)],
            2,
            () => new Worker(),
            async (_, unit, stop) =>
            {
                if (((Unit)unit).Name == "first")
                    return [new Unit("left", 0, 1), new Unit("right", 0, 1)];
                // Each waits until the other has begun: one worker alone would never end.
                await Task.Run(() => Assert.True(bothWork.SignalAndWait(TimeSpan.FromSeconds(30), stop)), stop);
                return [];
            },
            Token);
    }

    [Fact]
    public async Task The_first_failure_stops_the_others_and_is_the_one_that_is_told()
    {
        using var pool = new WorkPool<Worker>();
        List<Worker> workers = [];
        bool stopped = false;

        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(() => pool.RunAsync(
            [new Unit("waits", 0, 2), new Unit("fails", 0, 1)],
            2,
            () =>
            {
                var worker = new Worker();
                lock (workers)
                    workers.Add(worker);
                return worker;
            },
            async (_, unit, stop) =>
            {
                if (((Unit)unit).Name == "fails")
                    throw new InvalidOperationException("the first");
                try
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, stop);
                }
                finally
                {
                    stopped = true;
                }

                return [];
            },
            Token));

        Assert.Equal("the first", failure.Message);
        Assert.True(stopped);
        Assert.All(workers, worker => Assert.True(worker.IsDisposed));
    }

    [Fact]
    public async Task A_cancellation_is_a_cancellation()
    {
        using var pool = new WorkPool<Worker>();
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pool.RunAsync(
            [new Unit("one", 0, 1), new Unit("two", 0, 1)],
            1,
            () => new Worker(),
            async (_, _, _) =>
            {
                await cancelled.CancelAsync();
                return [];
            },
            cancelled.Token));
    }

    private sealed record Unit(string Name, int InStage, long Bytes) : WorkUnit(Bytes)
    {
        public override int Stage => InStage;
    }

    private sealed class Worker : IAsyncDisposable
    {
        public bool IsDisposed { get; private set; }

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return ValueTask.CompletedTask;
        }
    }
}
