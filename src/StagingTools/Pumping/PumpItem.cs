namespace StagingTools.Pumping;

/// <summary>Something that the worker hands to the pump's thread.</summary>
internal abstract class PumpItem
{
    /// <summary>Delivers it. What the sink throws goes through.</summary>
    /// <param name="sink">Where to.</param>
    public abstract void Deliver(IPumpSink sink);

    /// <summary>Called in place of <see cref="Deliver"/> once the sink has thrown.</summary>
    /// <param name="sink">The sink, of which only <see cref="IPumpSink.Farewell"/> may be called.</param>
    public abstract void Abandon(IPumpSink sink);
}
