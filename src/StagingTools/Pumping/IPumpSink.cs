using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Pumping;

/// <summary>Where a <see cref="Pump"/> delivers to. Only the thread that runs the pump calls it.</summary>
internal interface IPumpSink
{
    /// <summary>Passes an object on; may throw to say that nobody wants more.</summary>
    /// <param name="value">The object.</param>
    void Output(object value);

    /// <summary>Reports an error about one item.</summary>
    /// <param name="error">The error.</param>
    void Error(StagingException error);

    /// <summary>Shows the state of an activity.</summary>
    /// <param name="progress">The state.</param>
    void Progress(ProgressUpdate progress);

    /// <summary>Tells a detail.</summary>
    /// <param name="message">One line.</param>
    void Verbose(string message);

    /// <summary>Tells something that needs attention.</summary>
    /// <param name="message">One line.</param>
    void Warning(string message);

    /// <summary>Tells a step.</summary>
    /// <param name="message">One line.</param>
    void Information(string message);

    /// <summary>Whether anybody is shown the detail of a question.</summary>
    /// <param name="impact">How much is at stake.</param>
    bool ShowsDetail(ConfirmationImpact impact);

    /// <summary>Asks a question; a <see cref="StagingException"/> goes back to who asked.</summary>
    /// <param name="confirmation">The question.</param>
    /// <returns>Whether to go on.</returns>
    bool Confirm(Confirmation confirmation);

    /// <summary>Reads a secret of a registered vault; a <see cref="StagingException"/> goes back to who asked.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its text; <see langword="null"/> when there is none of that name.</returns>
    string? ReadSecret(string name);

    /// <summary>
    /// Tells what the work still says while it is being ended, when the streams are closed already: what it waits for and
    /// what it left. Must not throw.
    /// </summary>
    /// <param name="message">One line.</param>
    void Farewell(string message);
}
