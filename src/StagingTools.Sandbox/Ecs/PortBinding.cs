namespace StagingTools.Sandbox.Ecs;

/// <summary>A port of a container on this machine.</summary>
/// <param name="ContainerPort">Port that the definition names.</param>
/// <param name="HostPort">Free port of 127.0.0.1 that stands for it.</param>
/// <param name="Protocol">tcp or udp.</param>
internal sealed record PortBinding(int ContainerPort, int HostPort, string Protocol);
