using System.Reflection;

namespace SampleApp;

/// <summary>The version that was built.</summary>
internal sealed record AppVersion(string Text)
{
    public static AppVersion Current { get; } = new(
        typeof(AppVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    public int Major { get; } = Version.Parse(Text.Split('-', '+')[0]).Major;
}
