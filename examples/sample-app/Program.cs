using SampleApp;

AppVersion version = AppVersion.Current;
AppSettings settings;
try
{
    settings = AppSettings.Read(version, Environment.GetEnvironmentVariable, args);
}
catch (SettingsException problem)
{
    JsonLog.Write(Console.Out, LogLevel.Error, problem.Message, [new("version", version.Text)]);
    return 1;
}

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
{
    // Only --host is an argument of this application; what else is given was checked above.
    Args = [],
    ContentRootPath = AppContext.BaseDirectory,
});
builder.Logging.ClearProviders();
builder.Logging.AddProvider(new JsonLogProvider(Console.Out));
builder.Logging.SetMinimumLevel(LogLevel.Information);
builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
builder.WebHost.UseUrls($"http://{settings.Host}:{settings.Port}");
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
builder.Services.AddSingleton(settings);
builder.Services.AddSingleton(version);
builder.Services.AddSingleton<Database>();
builder.Services.AddSingleton<Cache>();
builder.Services.AddSingleton<HealthPage>();

WebApplication app = builder.Build();
app.UseMiddleware<RequestLog>();
app.MapGet("/health", (HealthPage page, CancellationToken cancellationToken) => page.AnswerAsync(cancellationToken));
app.MapGet("/", FrontPage.AnswerAsync);
app.MapGet("/users", UsersPage.AnswerAsync);

app.Lifetime.ApplicationStarted.Register(() =>
    app.Logger.LogInformation("sample-app {Version} listens on port {Port}", version.Text, settings.Port));
app.Lifetime.ApplicationStopping.Register(() => app.Logger.LogInformation("sample-app {Version} stops", version.Text));

try
{
    await app.RunAsync();
    return 0;
}
catch (IOException problem)
{
    app.Logger.LogError("cannot listen on port {Port}: {Problem}", settings.Port, problem.Message);
    return 1;
}
