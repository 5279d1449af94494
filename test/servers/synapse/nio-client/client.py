"""matrix-nio driven over stdio: one JSON request a line in, one JSON answer a line out (people/client-process.ts)."""

import asyncio
import json
import sys
import time

from nio import AsyncClient, AsyncClientConfig, LoginError, MegolmEvent, RoomSendError
from nio.exceptions import EncryptionError

PATIENCE = 8


class Client:
    """One logged-in person; syncs all the while."""

    async def login(self, url, name, password, store):
        config = AsyncClientConfig(store_sync_tokens=True, encryption_enabled=True)
        self.nio = AsyncClient(url, name, store_path=store, config=config)
        answer = await self.nio.login(password)
        if isinstance(answer, LoginError):
            raise RuntimeError(str(answer))
        await self.nio.sync(timeout=0, full_state=True)
        self.loop = asyncio.create_task(self.nio.sync_forever(timeout=10_000))
        return {"user": self.nio.user_id, "token": self.nio.access_token, "device": self.nio.device_id}

    async def send(self, room, type, content):
        await self.until(lambda: room in self.nio.rooms)
        answer = await self.nio.room_send(room, type, content, ignore_unverified_devices=True)
        if isinstance(answer, RoomSendError):
            raise RuntimeError(str(answer))
        return answer.event_id

    async def decrypt(self, room, events, patient_for):
        """The events of a room, decrypted where the keys are there; one sender's keys are waited for."""
        end = time.monotonic() + PATIENCE
        while True:
            clear = [self.clear(room, event) for event in events]
            late = any(event["sender"] == patient_for and locked(event) for event in clear)
            if not late or time.monotonic() > end:
                return clear
            await asyncio.sleep(0.1)

    def clear(self, room, event):
        if not locked(event):
            return event
        parsed = MegolmEvent.from_dict(event)
        if not isinstance(parsed, MegolmEvent):
            return event
        parsed.room_id = room
        try:
            decrypted = self.nio.decrypt_event(parsed).source
        except EncryptionError:
            return event
        content = decrypted["content"]
        relation = event["content"].get("m.relates_to")
        if relation is not None:
            content = {**content, "m.relates_to": relation}
        return {**event, "type": decrypted["type"], "content": content}

    async def until(self, there):
        end = time.monotonic() + PATIENCE
        while not there():
            if time.monotonic() > end:
                raise RuntimeError("waited in vain")
            await asyncio.sleep(0.05)


def locked(event):
    return event["type"] == "m.room.encrypted" and "ciphertext" in event["content"]


async def main():
    reader = asyncio.StreamReader(limit=64 * 1024 * 1024)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    client = Client()
    while line := await reader.readline():
        request = json.loads(line)
        try:
            answer = {"result": await getattr(client, request["method"])(**request["params"])}
        except Exception as error:  # whatever went wrong is the test's to know
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps({"id": request["id"], **answer}), flush=True)


asyncio.run(main())
