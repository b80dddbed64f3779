using System.CommandLine;
using System.Reflection;
using StagingTools.Engine;
using StagingTools.Engine.Settings;

namespace StagingTools.Cli.Options;

/// <summary>A request's properties as options: names, descriptions and defaults are the request's own.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
internal sealed class RequestOptions<TRequest>
    where TRequest : EnvironmentRequest, new()
{
    private readonly IReadOnlyList<RequestOption> options;

    /// <summary>Makes the options.</summary>
    public RequestOptions()
    {
        TRequest defaults = new();
        options =
        [
            .. typeof(TRequest).GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanWrite)
                .OrderBy(property => property.DeclaringType == typeof(EnvironmentRequest) ? 0 : 1)
                .Select(property => RequestOption.Create(property, property.GetValue(defaults) is { } own and not "" ? own : SettingDefaults.Of(property))),
        ];
    }

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (RequestOption option in options)
            command.Add(option.Option);
    }

    /// <summary>The request that a command line asks for.</summary>
    /// <param name="parsed">The command line.</param>
    public TRequest Read(ParseResult parsed)
    {
        TRequest request = new();
        foreach (RequestOption option in options)
            if (option.TryRead(parsed, out object? value))
                option.Property.SetValue(request, value);
        return request;
    }
}
