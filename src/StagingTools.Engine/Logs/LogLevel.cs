namespace StagingTools.Engine.Logs;

/// <summary>How grave a line is, the least first. The words and numbers of the usual loggers are put into this order.</summary>
public enum LogLevel
{
    /// <summary>Every step: <c>trace</c>, <c>verbose</c>, <c>silly</c>, 10.</summary>
    Trace,

    /// <summary>For those who look for an error: <c>debug</c>, <c>DEBUG1</c> to <c>DEBUG5</c>, 20.</summary>
    Debug,

    /// <summary>What happens: <c>info</c>, <c>notice</c>, PostgreSQL's <c>LOG</c>, 30.</summary>
    Information,

    /// <summary>What may become an error: <c>warn</c>, <c>warning</c>, 40.</summary>
    Warning,

    /// <summary>What failed: <c>error</c>, <c>severe</c>, 50.</summary>
    Error,

    /// <summary>What ended the program or needs somebody at once: <c>fatal</c>, <c>critical</c>, <c>panic</c>, <c>alert</c>, <c>emergency</c>, 60.</summary>
    Critical,
}
