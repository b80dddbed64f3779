namespace StagingTools.Pumping;

/// <summary>An item that the worker does not wait for: a message or the state of an activity.</summary>
/// <param name="deliver">Delivers it.</param>
/// <param name="farewell">Its text when it still matters to somebody who interrupted the work; else null.</param>
internal sealed class PumpMessage(Action<IPumpSink> deliver, string? farewell = null) : PumpItem
{
    /// <inheritdoc/>
    public override void Deliver(IPumpSink sink) => deliver(sink);

    /// <inheritdoc/>
    public override void Abandon(IPumpSink sink)
    {
        if (farewell is not null)
            sink.Farewell(farewell);
    }
}
