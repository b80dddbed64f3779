namespace SampleApp;

/// <summary>Sends the framework's and the application's log to <see cref="JsonLog"/>.</summary>
internal sealed class JsonLogProvider(TextWriter output) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Logger(output);

    public void Dispose()
    {
    }

    private sealed class Logger(TextWriter output) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            IEnumerable<KeyValuePair<string, object?>> values = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
            JsonLog.Write(
                output,
                logLevel,
                formatter(state, exception),
                exception is null ? values : values.Append(new("exception", exception.GetType().FullName)));
        }
    }
}
