using System.Net;
using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

public class InvalidParameterException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidParameterException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidRequestException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidRequestException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class LimitExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public LimitExceededException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class EncryptionFailureException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public EncryptionFailureException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ResourceExistsException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ResourceExistsException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ResourceNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ResourceNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class MalformedPolicyDocumentException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public MalformedPolicyDocumentException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InternalServiceErrorException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InternalServiceErrorException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class PreconditionNotMetException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public PreconditionNotMetException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class DecryptionFailureException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public DecryptionFailureException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidNextTokenException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidNextTokenException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}
