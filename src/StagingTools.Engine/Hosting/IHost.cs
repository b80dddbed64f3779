namespace StagingTools.Engine.Hosting;

/// <summary>
/// All that an operation knows of the outside: where messages go and who answers a question. A cmdlet, the command
/// line and a test each bring their own.
/// </summary>
/// <remarks>
/// Members may be called from any thread. They may block while the outside is slow: that is the backpressure of a
/// pipeline. None of them may be given a secret or a row of data.
/// </remarks>
public interface IHost
{
    /// <summary>Shows how far a piece of work has come.</summary>
    /// <param name="progress">The state of one activity; the activity's id joins its updates.</param>
    void Progress(ProgressUpdate progress);

    /// <summary>Tells a detail that only those who asked for details read.</summary>
    /// <param name="message">One line of plain text.</param>
    void Verbose(string message);

    /// <summary>Tells something that needs attention but does not stop the work.</summary>
    /// <param name="message">One line of plain text.</param>
    void Warning(string message);

    /// <summary>Tells a step that everybody reads.</summary>
    /// <param name="message">One line of plain text.</param>
    void Information(string message);

    /// <summary>Writes a line that a build server acts on, however little else is shown.</summary>
    /// <param name="line">The line, in the server's own form.</param>
    void Instruct(string line) => Information(line);

    /// <summary>
    /// Whether anybody is shown the detail of a question, or force answers it unseen. What would be read for the detail alone need
    /// not be read then.
    /// </summary>
    /// <param name="impact">How much is at stake.</param>
    /// <param name="cancellationToken">Ends the wait for an answer.</param>
    ValueTask<bool> ShowsDetailAsync(ConfirmationImpact impact, CancellationToken cancellationToken) => new(true);

    /// <summary>Asks before something is changed.</summary>
    /// <param name="confirmation">What is about to happen, to what.</param>
    /// <param name="cancellationToken">Ends the wait for an answer.</param>
    /// <returns>
    /// <see langword="true"/> to go on; <see langword="false"/> when it was declined or only shown (what-if). An
    /// operation that gets <see langword="false"/> changes nothing and returns no result.
    /// </returns>
    ValueTask<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancellationToken);
}
