namespace StagingTools.Sandbox.Logs;

/// <summary>Hears of every event that is taken in. What takes time it does elsewhere: writers wait for it.</summary>
internal interface ILogListener
{
    /// <summary>Events were taken in.</summary>
    void Ingested(StoredGroup group, IReadOnlyList<StoredEvent> events);
}
