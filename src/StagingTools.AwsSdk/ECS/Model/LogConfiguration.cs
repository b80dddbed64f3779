namespace Amazon.ECS.Model;

public class LogConfiguration
{
    public LogDriver? LogDriver { get; set; }
    public Dictionary<string, string>? Options { get; set; }
    public List<Secret>? SecretOptions { get; set; }
}
