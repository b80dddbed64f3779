namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>A request to the application, and what its answer should be.</summary>
internal sealed record SmokeCheck
{
    /// <summary>The name of the check that is always made, unless the settings have one of that name.</summary>
    public const string Health = "health";

    /// <summary>Attempts where the settings say nothing. A POST may not be harmless to repeat: it has one.</summary>
    public const int UsualAttempts = 5;

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>A path that begins with a slash, or a whole URL.</summary>
    public required string Target { get; init; }

    /// <summary>Whether <see cref="Target"/> needs the application's address before it.</summary>
    public bool IsRelative => Target.StartsWith('/');

    /// <summary><c>GET</c>, <c>HEAD</c> or <c>POST</c>.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>Headers by name; a value may be a reference, <c>env:NAME</c> or <c>secret:ID</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The request's body; <see langword="null"/> for none.</summary>
    public string? Body { get; init; }

    /// <summary>The body's media type.</summary>
    public string BodyType { get; init; } = "text/plain";

    /// <summary>The statuses that are good.</summary>
    public IReadOnlyList<int> Statuses { get; init; } = [200];

    /// <summary>What the answer's JSON should hold.</summary>
    public IReadOnlyList<JsonExpectation> Json { get; init; } = [];

    /// <summary>A text that the answer should contain; <see langword="null"/> for any.</summary>
    public string? Text { get; init; }

    /// <summary>How long an answer may take, to its last byte; <see langword="null"/> for as long as the timeout lasts.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>How often it is asked at most.</summary>
    public int Attempts { get; init; } = UsualAttempts;

    /// <summary>The pause after the first attempt; each further one is twice as long.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long all attempts may take together.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Where it stands: <c>PATH(LINE,COLUMN)</c>; <see langword="null"/> for the check that is always made.</summary>
    public string? Place { get; init; }

    /// <summary>The check that is always made.</summary>
    /// <param name="path">The application's health page.</param>
    public static SmokeCheck OfHealth(string path) => new() { Name = Health, Target = path };
}
