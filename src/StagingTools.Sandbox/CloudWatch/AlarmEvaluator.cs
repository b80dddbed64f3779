using System.Globalization;
using System.Xml.Linq;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;
using StagingTools.Sandbox.Sns;

namespace StagingTools.Sandbox.CloudWatch;

/// <summary>
/// Brings alarms to the state that their metrics call for, and tells their topics. The emulator keeps the alarms. One whose metric never
/// had a value here stays as it is; so does one whose state was set by hand, for a minute and then until its metric has new values.
/// </summary>
internal sealed class AlarmEvaluator(SandboxContext context, MetricStore store, SnsOverlay topics) : IAsyncDisposable
{
    private const string Service = "monitoring";
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_hold = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<(string Region, string Name), DateTimeOffset> _byHand = [];
    private Task _work = Task.CompletedTask;

    /// <summary>Begins.</summary>
    public void Start() => _work = RunAsync(_end.Token);

    /// <summary>Sets a state by hand; whoever the alarm tells is told, as on AWS.</summary>
    /// <exception cref="AwsException">There is no such alarm or state.</exception>
    public async Task SetAsync(
        string region, string name, string state, string reason, string? reasonData, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            IReadOnlyList<AlarmDefinition> known = await DescribeAsync(
                region, [new("AlarmNames.member.1", name)], cancellationToken).ConfigureAwait(false);
            await PassAsync(region, name, state, reason, reasonData, cancellationToken).ConfigureAwait(false);
            _byHand[(region, name)] = context.Time.GetUtcNow();
            if (known is [{ } alarm] && alarm.State != state)
                await TellAsync(alarm, new AlarmJudgement(state, reason), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(false);
        _end.Dispose();
        _gate.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await store.NewsAsync(s_pace, cancellationToken).ConfigureAwait(false);
                foreach (string region in store.Regions) await EvaluateAsync(region, cancellationToken).ConfigureAwait(false);
                await Task.Delay(s_pause, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The sandbox ends.
        }
    }

    private async Task EvaluateAsync(string region, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (AlarmDefinition alarm in await DescribeAsync(region, [], cancellationToken).ConfigureAwait(false))
            {
                if (IsFree(region, alarm)) await EvaluateAsync(region, alarm, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            context.Log.Write($"monitoring: alarms of {region} were not evaluated: {failure.Message}");
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task EvaluateAsync(string region, AlarmDefinition alarm, CancellationToken cancellationToken)
    {
        try
        {
            if (AlarmJudgement.Of(alarm, store, context.Time.GetUtcNow()) is not { } judgement || judgement.State == alarm.State) return;
            await PassAsync(region, alarm.Name, judgement.State, judgement.Reason, reasonData: null, cancellationToken).ConfigureAwait(false);
            await TellAsync(alarm, judgement, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException failure)
        {
            // A statistic that nobody computes here, or an alarm that was deleted meanwhile.
            context.Log.Write($"monitoring: {alarm.Name} was not evaluated: {failure.Message}");
        }
    }

    private bool IsFree(string region, AlarmDefinition alarm)
    {
        if (store.Arrival(alarm.Metric) is not { } arrival) return false;
        if (!_byHand.TryGetValue((region, alarm.Name), out DateTimeOffset set)) return true;
        if (context.Time.GetUtcNow() - set < s_hold || arrival <= set) return false;
        _byHand.Remove((region, alarm.Name));
        return true;
    }

    private async Task<IReadOnlyList<AlarmDefinition>> DescribeAsync(
        string region, IEnumerable<KeyValuePair<string, string>> parameters, CancellationToken cancellationToken)
    {
        XElement answer = await context.Moto.QueryAsync(
            Service, region, "DescribeAlarms", [new("Version", "2010-08-01"), .. parameters], cancellationToken).ConfigureAwait(false);
        return
        [
            .. answer.Descendants("MetricAlarms").Elements("member").Select(alarm => AlarmDefinition.Read(region, alarm)).OfType<AlarmDefinition>(),
        ];
    }

    private async Task PassAsync(
        string region, string name, string state, string reason, string? reasonData, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> parameters =
            [new("Version", "2010-08-01"), new("AlarmName", name), new("StateValue", state), new("StateReason", reason)];
        if (reasonData is not null) parameters.Add(new("StateReasonData", reasonData));
        await context.Moto.QueryAsync(Service, region, "SetAlarmState", parameters, cancellationToken).ConfigureAwait(false);
    }

    private async Task TellAsync(AlarmDefinition alarm, AlarmJudgement judgement, CancellationToken cancellationToken)
    {
        context.Log.Write(string.Create(CultureInfo.InvariantCulture, $"monitoring: {alarm.Name} is {judgement.State}: {judgement.Reason}"));
        if (!alarm.ActionsEnabled) return;
        string text = AlarmMessage.Text(alarm, context.AccountId, judgement.State, judgement.Reason, context.Time.GetUtcNow());
        foreach (string topic in alarm.Actions[judgement.State].Where(action => action.Split(':') is [_, _, "sns", ..]))
        {
            try
            {
                await topics.PublishAsync(alarm.Metric.Region, topic, AlarmMessage.Subject(alarm, judgement.State), text, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (AwsException failure)
            {
                context.Log.Write($"monitoring: {alarm.Name} could not tell {topic}: {failure.Message}");
            }
        }
    }
}
