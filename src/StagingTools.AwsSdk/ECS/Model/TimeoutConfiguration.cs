namespace Amazon.ECS.Model;

public class TimeoutConfiguration
{
    public int? IdleTimeoutSeconds { get; set; }
    public int? PerRequestTimeoutSeconds { get; set; }
}
