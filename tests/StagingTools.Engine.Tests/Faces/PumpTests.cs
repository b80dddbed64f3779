using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Pumping;

namespace StagingTools.Engine.Tests.Faces;

public sealed class PumpTests : IDisposable
{
    private readonly CancellationTokenSource cancellation = new();
    private readonly Pump pump = new();

    public void Dispose() => cancellation.Dispose();

    [Fact]
    public void Everything_arrives_in_order_on_the_thread_that_runs_the_pump()
    {
        FakeSink sink = new();

        Exception? failure = pump.Run(
            sink,
            async token =>
            {
                pump.Verbose("one");
                await pump.OutputAsync(1, token);
                pump.Warning("two");
                pump.Information("three");
                await pump.ErrorAsync(new StagingException("Sample", StagingErrorCategory.NotFound, "four"), token);
                await pump.OutputAsync(2, token);
            },
            cancellation);

        Assert.Null(failure);
        Assert.Equal(["verbose: one", "warning: two", "information: three", "error: Sample"], sink.Messages);
        Assert.Equal([1, 2], sink.Outputs);
        Assert.Equal([Environment.CurrentManagedThreadId], sink.Threads);
    }

    [Fact]
    public void The_work_waits_until_an_output_was_taken()
    {
        int produced = 0;
        List<int> producedWhenTaken = [];
        FakeSink sink = new() { OnOutput = _ => producedWhenTaken.Add(Volatile.Read(ref produced)) };

        pump.Run(
            sink,
            async token =>
            {
                for (int i = 0; i < 5; i++)
                {
                    Interlocked.Increment(ref produced);
                    await pump.OutputAsync(i, token);
                }
            },
            cancellation);

        Assert.Equal([1, 2, 3, 4, 5], producedWhenTaken);
    }

    [Fact]
    public void A_slow_reader_holds_a_talkative_worker_up()
    {
        using ManualResetEventSlim release = new();
        int told = 0;
        int toldWhileHeldUp = 0;
        FakeSink sink = new() { OnOutput = _ => release.Wait(TestContext.Current.CancellationToken) };
        Thread observer = new(() =>
        {
            SpinWait.SpinUntil(() => Volatile.Read(ref told) >= Pump.Capacity, TimeSpan.FromSeconds(30));
            Thread.Sleep(50);
            toldWhileHeldUp = Volatile.Read(ref told);
            release.Set();
        });
        observer.Start();

        pump.Run(
            sink,
            async token =>
            {
                Task output = pump.OutputAsync("held", token);
                for (int i = 0; i < Pump.Capacity * 4; i++)
                {
                    pump.Verbose("line");
                    Interlocked.Increment(ref told);
                }

                await output;
            },
            cancellation);
        observer.Join();

        // The output itself has one place when the reader has not taken it yet.
        Assert.InRange(toldWhileHeldUp, Pump.Capacity - 1, Pump.Capacity + 1);
        Assert.Equal(Pump.Capacity * 4, sink.Messages.Count);
    }

    [Fact]
    public void A_reader_that_wants_no_more_ends_the_work_before_its_exception_goes_on()
    {
        bool hasEnded = false;
        FakeSink sink = new() { OnOutput = value => throw new NoMoreException(value) };

        NoMoreException thrown = Assert.Throws<NoMoreException>(() => pump.Run(
            sink,
            async token =>
            {
                try
                {
                    for (int i = 0; ; i++)
                        await pump.OutputAsync(i, token);
                }
                finally
                {
                    await Task.Delay(50, CancellationToken.None);
                    hasEnded = true;
                }
            },
            cancellation));

        Assert.Equal(0, thrown.Value);
        Assert.True(hasEnded);
        Assert.True(cancellation.IsCancellationRequested);
    }

    [Fact]
    public void A_reader_that_wants_no_more_ends_work_that_only_waits()
    {
        FakeSink sink = new() { OnOutput = value => throw new NoMoreException(value) };

        Assert.Throws<NoMoreException>(() => pump.Run(
            sink,
            async token =>
            {
                Task output = pump.OutputAsync("first", token);
                await Task.Delay(Timeout.Infinite, token);
                await output;
            },
            cancellation));
    }

    [Fact]
    public void Messages_of_work_that_is_being_ended_reach_the_screen_and_hold_nothing_up()
    {
        FakeSink sink = new() { OnOutput = value => throw new NoMoreException(value) };

        Assert.Throws<NoMoreException>(() => pump.Run(
            sink,
            async token =>
            {
                try
                {
                    await pump.OutputAsync("first", token);
                }
                finally
                {
                    for (int i = 0; i < Pump.Capacity * 2; i++)
                        pump.Verbose("not worth telling");
                    pump.Warning("terraform is still running");
                }
            },
            cancellation));

        Assert.Equal(["terraform is still running"], sink.Farewells);
    }

    [Fact]
    public void What_goes_wrong_while_work_is_being_ended_is_told()
    {
        FakeSink sink = new() { OnOutput = value => throw new NoMoreException(value) };

        Assert.Throws<NoMoreException>(() => pump.Run(
            sink,
            async token =>
            {
                try
                {
                    await pump.OutputAsync("first", token);
                }
                catch (OperationCanceledException)
                {
                    throw new StagingException("StateLocked", StagingErrorCategory.ResourceBusy, "The state is still locked.");
                }
            },
            cancellation));

        Assert.Equal(["The state is still locked."], sink.Farewells);
    }

    [Fact]
    public void A_cancellation_from_outside_ends_the_work_and_is_returned()
    {
        FakeSink sink = new() { OnOutput = _ => cancellation.Cancel() };

        Exception? failure = pump.Run(
            sink,
            async token =>
            {
                await pump.OutputAsync("first", CancellationToken.None);
                await Task.Delay(Timeout.Infinite, token);
            },
            cancellation);

        Assert.IsAssignableFrom<OperationCanceledException>(failure);
        Assert.Empty(sink.Farewells);
    }

    [Fact]
    public void What_the_work_throws_is_returned_after_what_it_wrote()
    {
        FakeSink sink = new();
        InvalidOperationException thrown = new("broken");

        Exception? failure = pump.Run(
            sink,
            token =>
            {
                pump.Verbose("before");
                throw thrown;
            },
            cancellation);

        Assert.Same(thrown, failure);
        Assert.Equal(["verbose: before"], sink.Messages);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_answer_flows_back_to_who_asked(bool answer)
    {
        FakeSink sink = new() { OnConfirm = _ => answer };
        bool? received = null;

        pump.Run(
            sink,
            async token => received = await pump.ConfirmAsync(new Confirmation("staging", "Remove environment"), token),
            cancellation);

        Assert.Equal(answer, received);
        Assert.Equal([Environment.CurrentManagedThreadId], sink.Threads);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whether_a_detail_is_shown_flows_back_too(bool shows)
    {
        bool? received = null;
        var sink = new FakeSink { Shows = shows };

        pump.Run(sink, async token => received = await pump.ShowsDetailAsync(ConfirmationImpact.Medium, token), cancellation);

        Assert.Equal(shows, received);
    }

    [Fact]
    public void A_question_that_cannot_be_asked_fails_where_it_was_asked()
    {
        Confirmation question = new("staging", "Remove environment");
        FakeSink sink = new() { OnConfirm = asked => throw ConfirmationErrors.Required(asked, "-Force") };

        Exception? failure = pump.Run(
            sink, async token => await pump.ConfirmAsync(question, token), cancellation);

        StagingException error = Assert.IsType<StagingException>(failure);
        Assert.Equal("ConfirmationRequired", error.ErrorId);
        Assert.False(cancellation.IsCancellationRequested);
    }

    [Fact]
    public void A_question_that_ends_the_pipeline_ends_the_work()
    {
        FakeSink sink = new() { OnConfirm = _ => throw new NoMoreException("stopped") };
        bool wasCancelled = false;

        Assert.Throws<NoMoreException>(() => pump.Run(
            sink,
            async token =>
            {
                try
                {
                    await pump.ConfirmAsync(new Confirmation("staging", "Remove environment"), token);
                }
                catch (OperationCanceledException)
                {
                    wasCancelled = true;
                    throw;
                }
            },
            cancellation));

        Assert.True(wasCancelled);
    }

    [Fact]
    public void Only_the_latest_state_of_an_activity_waits_for_a_slow_reader()
    {
        using ManualResetEventSlim release = new();
        FakeSink sink = new() { OnOutput = _ => release.Wait(TestContext.Current.CancellationToken) };

        pump.Run(
            sink,
            async token =>
            {
                Task output = pump.OutputAsync("held", token);
                for (int i = 0; i <= Pump.Capacity * 10; i++)
                    pump.Progress(new ProgressUpdate("Copying", $"row {i}"));
                release.Set();
                await output;
            },
            cancellation);

        Assert.InRange(sink.Updates.Count, 1, 2);
        Assert.Equal($"row {Pump.Capacity * 10}", sink.Updates[^1].Status);
    }

    [Fact]
    public void Messages_after_the_work_has_ended_are_dropped()
    {
        FakeSink sink = new();
        pump.Run(sink, _ => Task.CompletedTask, cancellation);

        pump.Verbose("too late");

        Assert.Empty(sink.Messages);
    }

    private sealed class NoMoreException(object value) : Exception
    {
        public object Value { get; } = value;
    }
}
